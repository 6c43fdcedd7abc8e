"""Turn business-news articles into records of organizations, money, stakes and deals."""
