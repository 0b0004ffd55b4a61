"""Word templates: checked, compiled once, rendered many times; equal to docxtpl part by part."""

from normdocs.adapters.docx_renderer.archive import Deflate
from normdocs.adapters.docx_renderer.compiled import CompiledTemplate, compile_template
from normdocs.adapters.docx_renderer.text import text_of

__all__ = ["CompiledTemplate", "Deflate", "compile_template", "text_of"]
