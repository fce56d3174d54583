# Nothing to do: the other cookbooks use the resource.
