name 'probe'
version '1.0.0'
