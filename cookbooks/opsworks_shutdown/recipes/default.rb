# What is written goes to the disk before the machine may be stopped. The layers' own recipes stop their services.
execute 'sync'
