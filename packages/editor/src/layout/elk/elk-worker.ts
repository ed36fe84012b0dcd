// Inside a worker, elkjs listens to messages as soon as it is loaded.
import 'elkjs/lib/elk-worker.min.js';
