from cyc_b import thing
name = 1
