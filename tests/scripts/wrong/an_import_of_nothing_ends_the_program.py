print("before")  # expect: before
import no_such_module_at_all  # raises: ModuleNotFoundError: No module named 'no_such_module_at_all'
