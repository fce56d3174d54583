<?php
require_once __DIR__ . '/../opsworks.php';

/** A guestbook in the MySQL layer's database, whose entries are kept in the Memcached layer between two writes. */
class Guestbook
{
    private const CACHED = 'guestbook.entries';
    private const SECONDS = 300;

    private OpsWorks $stack;

    public function __construct()
    {
        $this->stack = new OpsWorks();
    }

    /** Whether the stack has a database that is online. */
    public function isOpen(): bool
    {
        return $this->stack->db->host !== null;
    }

    public function write(string $entry): void
    {
        $this->database()->prepare('INSERT INTO entries (entry, host) VALUES (?, ?)')->execute([$entry, gethostname()]);
        $this->cache()?->delete(self::CACHED);
    }

    /** The newest entries, and where they came from: from the cache, once any server has read them. */
    public function read(): array
    {
        $cached = $this->cache()?->get(self::CACHED);
        if (is_array($cached)) {
            return ['entries' => $cached, 'from' => 'the cache'];
        }
        $entries = $this->database()->query('SELECT entry, host FROM entries ORDER BY id DESC LIMIT 10')->fetchAll(PDO::FETCH_ASSOC);
        $this->cache()?->set(self::CACHED, $entries, self::SECONDS);
        return ['entries' => $entries, 'from' => 'the database'];
    }

    private function database(): PDO
    {
        $db = $this->stack->db;
        $pdo = new PDO("mysql:host=$db->host;port=$db->port;dbname=$db->database;charset=utf8mb4", $db->username, $db->password);
        $pdo->exec('CREATE TABLE IF NOT EXISTS entries (id INT AUTO_INCREMENT PRIMARY KEY, entry TEXT, host VARCHAR(255))');
        return $pdo;
    }

    /** None until a server of the Memcached layer is online. */
    private function cache(): ?Memcached
    {
        $server = $this->stack->memcached;
        if ($server->host === null || !class_exists('Memcached')) {
            return null;
        }
        $cache = new Memcached();
        $cache->addServer($server->host, $server->port);
        return $cache;
    }
}
