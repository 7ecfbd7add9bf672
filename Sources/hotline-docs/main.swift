print("hotline-docs")
