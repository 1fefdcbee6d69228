match 5:
    case x:  # error: E0123
        pass
    case 5:
        pass
