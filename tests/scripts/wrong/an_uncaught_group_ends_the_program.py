raise ExceptionGroup("two faults", [ValueError("first"), KeyError("second")])
# raises: ExceptionGroup: two faults (2 sub-exceptions)
