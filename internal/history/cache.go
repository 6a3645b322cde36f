package history

func (r *Repo) keep(*graph) {}
