"""Turns the folder of query files into questions, their list and their index."""

from graph_build.ask.collection.listing import Form, about_text, list_text, record
from graph_build.ask.collection.questions import Parameter, Question, find_question, list_questions, search_questions

__all__ = [
    "Form",
    "Parameter",
    "Question",
    "about_text",
    "find_question",
    "list_questions",
    "list_text",
    "record",
    "search_questions",
]
