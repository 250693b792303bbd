"""The hall screen (大屏): what the meeting sees on the projector."""
