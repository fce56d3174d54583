# The user's recipes follow in the run list itself. OpsWorks started them here, so run lists name it.
