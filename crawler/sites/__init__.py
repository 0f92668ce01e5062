"""Sites and languages as data: one TOML file each, loaded and checked strictly."""
