"""Long work in the background: asked for in a transaction, done by one worker, resumed after a crash."""
