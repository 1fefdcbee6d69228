print("before")  # expect: before
raise SystemExit(2)  # exits: 2
