_a = 1
b = 2
import sys
