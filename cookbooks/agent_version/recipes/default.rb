# The agent tells its version with every call, and brings a newer one itself: nothing is left to do in a run.
# The name stays, because recipes and run lists of users know it.
