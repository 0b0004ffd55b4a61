"""Word templates: checked, compiled once, rendered many times; equal to docxtpl part by part."""

from normdocs.adapters.docx_renderer.archive import Deflate
from normdocs.adapters.docx_renderer.compiled import CompiledTemplate, compile_template
from normdocs.adapters.docx_renderer.style import StyleProfile
from normdocs.adapters.docx_renderer.styling import apply_style
from normdocs.adapters.docx_renderer.text import text_of

__all__ = ["CompiledTemplate", "Deflate", "StyleProfile", "apply_style", "compile_template", "text_of"]
