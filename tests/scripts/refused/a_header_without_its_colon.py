def m_func2()  # error: E0102
    print("Coroutine 2")
