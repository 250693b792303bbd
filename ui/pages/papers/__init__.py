"""资料文书: every paper of an election, what each still needs, preview, saving and printing."""
