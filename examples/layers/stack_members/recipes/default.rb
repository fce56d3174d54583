# Nothing to do: the other cookbooks use the library.
