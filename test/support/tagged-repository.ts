/**
 * Script for a machine: makes file:///srv/git/app.git of /tmp/app, where each folder becomes a commit that has the
 * whole of it and a tag of its name.
 */
export const TAGGED_REPOSITORY = `set -e
# git refuses the repository of another user unless told that it is safe: here root's, read by the app's user
git config --system safe.directory '*'
git init -q --bare -b master /srv/git/app.git
git init -q -b master /tmp/work; cd /tmp/work
git config user.email demo@example.org; git config user.name Demo
for version in /tmp/app/*/; do
  git rm -rqf --ignore-unmatch .
  cp -r $version. .; git add -A; git commit -q --allow-empty -m "$(basename $version)"; git tag "$(basename $version)"
done
git push -q /srv/git/app.git master --tags`;
