# The agent has fetched the custom cookbooks before this run began. OpsWorks did it here, so run lists name it.
