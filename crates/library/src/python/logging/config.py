"""Logging configured from a dict: which loggers have which handlers, formatters, filters and levels.

A name such as "package.module.Class" stands for what lies there, "ext://sys.stdout" too, and "cfg://handlers.console" for
another part of the same dict. Files in the format of configparser are left out.
"""

import logging
import logging.handlers


def _resolve(name):
    """What a dotted name stands for: modules are imported as far as they go."""
    import importlib
    parts = name.split(".")
    used = parts[0]
    try:
        found = importlib.import_module(used)
        for part in parts[1:]:
            used += "." + part
            if not hasattr(found, part):
                importlib.import_module(used)
            found = getattr(found, part)
    except ImportError as error:
        raise ValueError(f"Cannot resolve {name!r}: {error}") from error
    return found


class DictConfigurator:
    """Configure logging using a dictionary-like object to describe the configuration."""

    def __init__(self, config):
        self.config = config

    def convert(self, value):
        """A value of the configuration, with references to other things resolved."""
        if isinstance(value, str):
            if value.startswith("ext://"):
                return _resolve(value[6:])
            if value.startswith("cfg://"):
                return self.lookup(value[6:])
        elif isinstance(value, dict):
            return {key: self.convert(item) for key, item in value.items()}
        elif isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return type(value)(map(self.convert, value))
        return value

    def lookup(self, path):
        """A part of the configuration by its path: `handlers.console` or `list[0].name`."""
        import re
        found, rest = self.config, path
        while rest:
            match = re.match(r"\.?(\w+)|\[([^\]]+)\]", rest)
            if not match:
                raise ValueError(f"Unable to convert {path!r} at {rest!r}")
            key = match[1] or match[2]
            found = found[int(key)] if match[2] and key.isdigit() and not isinstance(found, dict) else found[key]
            rest = rest[match.end():]
        return self.convert(found)

    def configure_custom(self, config):
        """An object made by the callable under "()", with the rest as arguments."""
        config = dict(config)
        make = config.pop("()")
        if not callable(make):
            make = _resolve(make)
        attributes = config.pop(".", None)
        result = make(**{key: self.convert(value) for key, value in config.items() if key.isidentifier()})
        for name, value in (attributes or {}).items():
            setattr(result, name, self.convert(value))
        return result

    def _section(self, value):
        """A section; it, or a part of it, may be a reference to another place."""
        if isinstance(value, str):
            value = self.convert(value)
        if isinstance(value, dict):
            value = {key: self.convert(item) if isinstance(item, str) and item.startswith("cfg://") else item
                     for key, item in value.items()}
        return value

    def configure(self):
        """Do the configuration."""
        config = {key: self._section(value) for key, value in self.config.items()}
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        if config.get("incremental", False):
            self._configure_more(config)
            return
        known = [name for name, logger in logging.root.manager.loggerDict.items() if isinstance(logger, logging.Logger)]
        logging._handlers.clear()
        del logging._handlerList[:]
        self.formatters = self._make(config.get("formatters", {}), self.configure_formatter, "formatter")
        self.filters = self._make(config.get("filters", {}), self.configure_filter, "filter")
        self.handlers = {}
        self._make_handlers(config.get("handlers", {}))
        loggers = config.get("loggers", {})
        disable = config.get("disable_existing_loggers", True)
        for name, options in loggers.items():
            try:
                self.configure_logger(name, options)
            except Exception as error:
                raise ValueError(f"Unable to configure logger {name!r}") from error
        for name in known:
            if name in loggers or name == "":
                continue
            logger = logging.getLogger(name)
            if any(name.startswith(parent + ".") for parent in loggers):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
            else:
                logger.disabled = disable
        if config.get("root"):
            try:
                self.configure_root(config["root"])
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _configure_more(self, config):
        """Only levels and whether records are handed on change."""
        for name, options in config.get("handlers", {}).items():
            if name not in logging._handlers:
                raise ValueError(f"No handler found with name {name!r}")
            if options.get("level"):
                logging._handlers[name].setLevel(logging._checkLevel(options["level"]))
        for name, options in config.get("loggers", {}).items():
            self.configure_logger(name, options, True)
        if config.get("root"):
            self.configure_root(config["root"], True)

    def _make(self, configs, make, what):
        made = {}
        for name, options in configs.items():
            try:
                made[name] = make(options)
            except Exception as error:
                raise ValueError(f"Unable to configure {what} {name!r}") from error
        return made

    def _make_handlers(self, configs):
        """Handlers may have other handlers as targets: those wait until the others are there."""
        waiting = sorted(configs)
        while waiting:
            deferred = []
            for name in waiting:
                try:
                    handler = self.configure_handler(configs[name])
                except KeyError as error:
                    if error.args[:1] != ("target not configured yet",):
                        raise ValueError(f"Unable to configure handler {name!r}") from error
                    deferred.append(name)
                    continue
                except Exception as error:
                    raise ValueError(f"Unable to configure handler {name!r}") from error
                handler.name = name
                self.handlers[name] = handler
            if len(deferred) == len(waiting):
                raise ValueError(f"Unable to configure handler {deferred[0]!r}")
            waiting = deferred

    def configure_formatter(self, config):
        """Configure a formatter from a dictionary."""
        if "()" in config:
            try:
                return self.configure_custom(config)
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
            # The constructor of `Formatter` calls it otherwise.
            return self.configure_custom({"fmt" if key == "format" else key: value for key, value in config.items()})
        make = _resolve(config["class"]) if config.get("class") else logging.Formatter
        options = {"defaults": config["defaults"]} if "defaults" in config else {}
        return make(config.get("format"), config.get("datefmt"), config.get("style", "%"),
                    config.get("validate", True), **options)

    def configure_filter(self, config):
        """Configure a filter from a dictionary."""
        return self.configure_custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        """Add filters to a filterer from a list of names."""
        for name in filters:
            try:
                filterer.addFilter(name if callable(name) or hasattr(name, "filter") else self.filters[name])
            except Exception as error:
                raise ValueError(f"Unable to add filter {name!r}") from error

    def configure_handler(self, config):
        """Configure a handler from a dictionary."""
        config = dict(config)
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self.formatters[formatter]
            except Exception as error:
                raise ValueError(f"Unable to set formatter {formatter!r}") from error
        level, filters = config.pop("level", None), config.pop("filters", None)
        if "()" in config:
            handler = self.configure_custom(config)
        else:
            make = config.pop("class")
            make = make if callable(make) else _resolve(make)
            if issubclass(make, logging.handlers.MemoryHandler):
                if "flushLevel" in config:
                    config["flushLevel"] = logging._checkLevel(config["flushLevel"])
                if isinstance(config.get("target"), str):
                    if config["target"] not in self.handlers:
                        raise KeyError("target not configured yet")
                    config["target"] = self.handlers[config["target"]]
            attributes = config.pop(".", None)
            handler = make(**{key: self.convert(value) for key, value in config.items() if key.isidentifier()})
            for name, value in (attributes or {}).items():
                setattr(handler, name, self.convert(value))
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        return handler

    def add_handlers(self, logger, handlers):
        """Add handlers to a logger from a list of names."""
        for name in handlers:
            try:
                logger.addHandler(self.handlers[name])
            except Exception as error:
                raise ValueError(f"Unable to add handler {name!r}") from error

    def common_logger_config(self, logger, config, incremental=False):
        """Perform configuration which is common to root and non-root loggers."""
        if config.get("level") is not None:
            logger.setLevel(logging._checkLevel(config["level"]))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        if config.get("handlers"):
            self.add_handlers(logger, config["handlers"])
        if config.get("filters"):
            self.add_filters(logger, config["filters"])

    def configure_logger(self, name, config, incremental=False):
        """Configure a non-root logger from a dictionary."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        if config.get("propagate") is not None:
            logger.propagate = config["propagate"]

    def configure_root(self, config, incremental=False):
        """Configure a root logger from a dictionary."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Configure logging using a dictionary."""
    dictConfigClass(config).configure()
