# Mounts /volume of this container in the container whose processes it sees, at the place given, which may be
# mounted already. Perl, because every Debian has it and it is one thread: only such a process may change its mount
# namespace.
use strict;
use warnings;
use POSIX ();

my ($place) = @ARGV;
my ($AT_FDCWD, $OPEN_TREE_CLONE, $MOVE_MOUNT_F_EMPTY_PATH, $CLONE_NEWNS) = (-100, 1, 4, 0x20000);
my ($OPEN_TREE, $MOVE_MOUNT) = (428, 429);
my $SETNS = (POSIX::uname())[4] eq 'aarch64' ? 268 : 308;
my ($source, $itself) = ('/volume', '');

my $tree = syscall($OPEN_TREE, $AT_FDCWD, $source, $OPEN_TREE_CLONE);
die "open_tree $source: $!\n" if $tree < 0;
open(my $namespace, '<', '/proc/1/ns/mnt') or die "the machine's mounts: $!\n";
open(my $mounts, '<', '/proc/1/mountinfo') or die "the machine's mounts: $!\n";
my $mounted = grep { (split)[4] eq $place } <$mounts>;
syscall($SETNS, fileno($namespace), $CLONE_NEWNS) == 0 or die "setns: $!\n";

# From here on paths are the machine's. Its boot waits for what is in this list.
my ($folder) = $place =~ m{^(.*)/};
mkdir $_ for $folder, $place;
my $list = "$folder/.late";
my @listed = do { my $known; open($known, '<', $list) ? <$known> : () };
unless (grep { $_ eq "$place\n" } @listed) {
  open(my $late, '>>', $list) or die "$list: $!\n";
  print {$late} "$place\n";
  close($late) or die "$list: $!\n";
}
exit 0 if $mounted;
syscall($MOVE_MOUNT, $tree, $itself, $AT_FDCWD, $place, $MOVE_MOUNT_F_EMPTY_PATH) == 0 or die "$place: $!\n";
