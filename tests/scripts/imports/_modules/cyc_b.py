from cyc_a import name
thing = 2
