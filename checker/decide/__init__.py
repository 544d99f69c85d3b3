"""What happens to a finding before anyone sees it."""
