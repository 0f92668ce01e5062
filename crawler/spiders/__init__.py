"""Scrapy: the spider, its settings and middlewares, and recordings that answer in the network's place."""
