"""Every sentence of the program that says what is wrong, why, and what to do now, by its code."""
