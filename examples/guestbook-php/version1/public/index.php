<?php
require __DIR__ . '/../lib/guestbook.php';

$book = new Guestbook();
if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    $book->write($_POST['entry'] ?? '');
    header('Location: /', true, 303);
    exit;
}
// A load balancer's OPTIONS asks whether this server is well, not for the entries.
$read = $_SERVER['REQUEST_METHOD'] === 'GET' && $book->isOpen() ? $book->read() : null;
?>
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Guestbook</title></head>
<body>
  <h1>Guestbook, version 1</h1>
  <p>Served by <?= htmlspecialchars(gethostname()) ?>.</p>
<?php if ($read === null): ?>
  <p>The database is not online yet.</p>
<?php else: ?>
  <p><?= count($read['entries']) ?> entries, from <?= $read['from'] ?>:</p>
<?php foreach ($read['entries'] as $entry): ?>
  <p><?= htmlspecialchars($entry['entry']) ?></p>
<?php endforeach ?>
<?php endif ?>
</body>
</html>
