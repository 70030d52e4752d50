"""Turns a built graph into a server of the Model Context Protocol: read-only tools, each answer with checked quotes."""

from graph_build.mcp.limits import Limits
from graph_build.mcp.server import make_server, require_sdk, tools_of
from graph_build.mcp.tools import Tools

__all__ = ["Limits", "Tools", "make_server", "require_sdk", "tools_of"]
