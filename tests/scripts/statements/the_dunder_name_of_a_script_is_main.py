print(__name__)
if __name__ == "__main__":
    print("run as a script")
print(__doc__)
# expect: __main__
# expect: run as a script
# expect: None
