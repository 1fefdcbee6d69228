def find(items):
    for item in items:
        match item:
            case {"stop": value}:
                return value
            case int():
                continue
            case "break":
                break
        print("after", item)  # expect: after x
    else:
        return "exhausted"
    return "broken"


print(find([1, {"stop": 5}]), find(["x", 2]), find(["break"]))  # expect: 5 exhausted broken
