<?php
require __DIR__ . '/../src/greeting.php';

$host = htmlspecialchars(gethostname());
$php = htmlspecialchars(PHP_VERSION);
?>
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Simple PHP App, second edition</title>
</head>
<body>
  <h1>Simple PHP App, second edition</h1>
  <p><?= htmlspecialchars(greeting()) ?></p>
  <p>Version 2, served by <b><?= $host ?></b> with PHP <?= $php ?>.</p>
<?php if (is_readable(__DIR__ . '/../banner.txt')): ?>
  <p>The recipe phpapp::appsetup says: <?= htmlspecialchars(trim(file_get_contents(__DIR__ . '/../banner.txt'))) ?></p>
<?php endif ?>
</body>
</html>
