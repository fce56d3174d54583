# The libraries do the work: the agent names this recipe first, so that they are there before any other cookbook is read.
