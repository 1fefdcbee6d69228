for key in ("text", 5, (1, "a"), None):
    try:
        {}[key]
    except KeyError as e:
        print(e, e.args)  # expect: 'text' ('text',)
        # expect: 5 (5,)
        # expect: (1, 'a') ((1, 'a'),)
        # expect: None (None,)
