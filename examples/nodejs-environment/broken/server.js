const required = 'PAYMENT_KEY';
if (!process.env[required]) throw new ReferenceError(`${required} is not set`);
