try:
    pass
except:  # error: E0122
    pass
except ValueError:
    pass
