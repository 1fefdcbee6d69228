for s in ("abc", "ABC", "123", "a1", "", " \t", "Title Case", "ß", "½", "²", "_x", "1x", "naïve"):
    print(repr(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isupper(), s.islower(), s.istitle(), s.isspace(), s.isidentifier())
    # expect: 'abc' True False False False True False True False False True
    # expect: 'ABC' True False False False True True False False False True
    # expect: '123' False True True True True False False False False False
    # expect: 'a1' False False False False True False True False False True
    # expect: '' False False False False False False False False False False
    # expect: ' \t' False False False False False False False False True False
    # expect: 'Title Case' False False False False False False False True False False
    # expect: 'ß' True False False False True False True False False True
    # expect: '½' False False False True True False False False False False
    # expect: '²' False True False True True False False False False False
    # expect: '_x' False False False False False False True False False True
    # expect: '1x' False False False False True False True False False False
    # expect: 'naïve' True False False False True False True False False True
