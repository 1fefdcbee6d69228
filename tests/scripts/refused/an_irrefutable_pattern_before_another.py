match 5:
    case x:  # error: E0208
        pass
    case 5:
        pass
