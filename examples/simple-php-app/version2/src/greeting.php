<?php

/** What the app's environment variable GREETING says, and what the app knows of its stack from opsworks.php. */
function greeting(): string
{
    require_once __DIR__ . '/../opsworks.php';
    $stack = new OpsWorks();
    $servers = count($stack->hosts('php-app'));

    return sprintf(
        '%s, from the stack %s with %d PHP server%s online.',
        getenv('GREETING') ?: 'Hello',
        $stack->stack_name,
        $servers,
        $servers === 1 ? '' : 's',
    );
}
