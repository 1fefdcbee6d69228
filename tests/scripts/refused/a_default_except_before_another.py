try:
    pass
except:  # error: E0206
    pass
except ValueError:
    pass
