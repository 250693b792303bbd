"""会议议程: the course of a branch's election, step by step."""
