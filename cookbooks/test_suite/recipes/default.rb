# Minitest within a run ended with Chef 11.4; the name stays, because run lists of users know it.
