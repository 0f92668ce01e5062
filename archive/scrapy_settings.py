"""Settings for `scrapy list` and `scrapy crawl`, for whoever is at home in Scrapy.

Use with ``SCRAPY_SETTINGS_MODULE=archive.scrapy_settings``.
"""
