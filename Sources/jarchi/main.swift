print("jarchi")
