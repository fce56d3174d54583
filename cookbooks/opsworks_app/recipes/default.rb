# The resource is what this cookbook is for; it is used, not run.
