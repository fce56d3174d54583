<?php
$host = htmlspecialchars(gethostname());
$php = htmlspecialchars(PHP_VERSION);
?>
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Simple PHP App</title>
</head>
<body>
  <h1>Simple PHP App</h1>
  <p>Version 1, served by <b><?= $host ?></b> with PHP <?= $php ?>.</p>
</body>
</html>
