# A release with a mistake in it never serves: PHP reads every file first.
run 'find lib public -name "*.php" -print0 | xargs -0 -n 1 php -l'
