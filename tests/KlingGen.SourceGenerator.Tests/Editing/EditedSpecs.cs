namespace KlingGen.SourceGenerator.Tests.Editing;

/// <summary>Documents that refer to each other in each way that there is.</summary>
internal static class EditedSpecs
{
    public static IReadOnlyList<EditedSpec> All { get; } =
    [
        EditedSpec.Of("common.yaml", """
            {
              "openapi": "3.1.0",
              "info": {"title": "Common", "version": "1"},
              "components": {
                "schemas": {
                  "Size": {"type": "integer", "maximum": 7},
                  "Name": {"type": "string", "maxLength": 5},
                  "Short": {"$ref": "#/components/schemas/Name"},
                  "Kinds": {"type": "string", "enum": ["cat", "dog"]},
                  "Box": {
                    "type": "object",
                    "properties": {
                      "lid": {
                        "type": "object",
                        "properties": {"wide": {"type": "boolean"}, "size": {"$ref": "#/components/schemas/Size"}}
                      },
                      "names": {"type": "array", "items": {"$ref": "#/components/schemas/Name"}}
                    }
                  },
                  "Pet": {
                    "type": "object",
                    "required": ["kind"],
                    "properties": {"kind": {"type": "string"}, "name": {"$ref": "#/components/schemas/Short"}},
                    "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat", "dog": "#/components/schemas/Dog"}}
                  },
                  "Cat": {
                    "allOf": [
                      {"$ref": "#/components/schemas/Pet"},
                      {"type": "object", "properties": {"lives": {"type": "integer"}}}
                    ]
                  },
                  "Dog": {
                    "allOf": [
                      {"$ref": "#/components/schemas/Pet"},
                      {"type": "object", "properties": {"tail": {"type": "string"}}}
                    ]
                  },
                  "Animal": {
                    "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                    "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog"}}
                  }
                },
                "parameters": {
                  "page": {"name": "page", "in": "query", "schema": {"$ref": "#/components/schemas/Size"}},
                  "sort": {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["up", "down"]}}
                },
                "requestBodies": {"Boxed": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Box"}}}}},
                "responses": {
                  "Fault": {
                    "description": "f",
                    "content": {
                      "application/json": {"schema": {"type": "object", "properties": {"code": {"type": "integer"}}}}
                    }
                  }
                }
              }
            }
            """),
        EditedSpec.Of("parts.yaml", """
            {
              "$defs": {
                "Inner": {
                  "type": "object",
                  "properties": {"deep": {"type": "object", "properties": {"a": {"type": "string"}}}}
                },
                "Text": {"type": "string", "minLength": 1}
              },
              "definitions": {
                "Old": {
                  "type": "object",
                  "properties": {"inner": {"$ref": "#/$defs/Inner"}, "box": {"$ref": "common.yaml#/components/schemas/Box"}}
                }
              }
            }
            """),
        EditedSpec.Of("whole.yaml", """
            {
              "type": "object",
              "properties": {
                "part": {"$ref": "parts.yaml#/$defs/Inner/properties/deep"},
                "text": {"$ref": "parts.yaml#/$defs/Text"}
              }
            }
            """),
        EditedSpec.Of("named.yaml", """
            {
              "openapi": "3.1.0",
              "info": {"title": "Named", "version": "1"},
              "components": {
                "schemas": {
                  "Root": {
                    "$id": "urn:root",
                    "type": "object",
                    "properties": {"leaf": {"$ref": "#leaf"}, "size": {"$ref": "common.yaml#/components/schemas/Size"}},
                    "$defs": {"Leaf": {"$anchor": "leaf", "type": "object", "properties": {"v": {"type": "string"}}}}
                  }
                }
              }
            }
            """),
        EditedSpec.Of("left.yaml", """
            {
              "components": {
                "schemas": {
                  "Left": {
                    "type": "object",
                    "properties": {
                      "right": {"$ref": "right.yaml#/components/schemas/Right"},
                      "turned": {"$ref": "right.yaml#/components/schemas/Turned"},
                      "rules": {"$ref": "right.yaml#/components/schemas/AloneRules"},
                      "inner": {"type": "object", "properties": {"a": {"type": "string"}}}
                    }
                  },
                  "LeftList": {
                    "type": "array",
                    "items": {"type": "object", "properties": {"name": {"$ref": "common.yaml#/components/schemas/Name"}}}
                  },
                  "Alone": {
                    "type": "object",
                    "properties": {
                      "a": {"type": "string"},
                      "pet": {"$ref": "common.yaml#/components/schemas/Animal"},
                      "bed": {"type": "object", "properties": {"soft": {"type": "boolean"}}}
                    }
                  }
                }
              }
            }
            """),
        EditedSpec.Of("right.yaml", """
            {
              "components": {
                "schemas": {
                  "Right": {
                    "type": "object",
                    "properties": {
                      "left": {"$ref": "left.yaml#/components/schemas/Left"},
                      "deep": {"$ref": "left.yaml#/components/schemas/Left/properties/inner"}
                    }
                  },
                  "Both": {
                    "allOf": [
                      {"$ref": "left.yaml#/components/schemas/Alone"},
                      {
                        "type": "object",
                        "properties": {"pet": {"type": "object", "properties": {"own": {"type": "boolean"}}}}
                      }
                    ]
                  },
                  "Turned": {
                    "allOf": [
                      {
                        "type": "object",
                        "properties": {"bed": {"type": "object", "properties": {"wide": {"type": "boolean"}}}}
                      },
                      {"$ref": "left.yaml#/components/schemas/Alone"}
                    ]
                  },
                  "AloneRules": {
                    "x-constrains": "left.yaml#/components/schemas/Alone",
                    "properties": {"bed": {"required": ["soft"]}}
                  }
                }
              }
            }
            """),
        EditedSpec.Of("shirt.yaml", """
            {
              "openapi": "3.0.3",
              "info": {"title": "Shirts", "version": "1"},
              "paths": {
                "/shirts": {
                  "parameters": [{"$ref": "common.yaml#/components/parameters/page"}],
                  "post": {
                    "operationId": "addShirt",
                    "parameters": [{"$ref": "common.yaml#/components/parameters/sort"}],
                    "requestBody": {"$ref": "common.yaml#/components/requestBodies/Boxed"},
                    "responses": {
                      "200": {
                        "description": "d",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Shirt"}}}
                      },
                      "400": {"$ref": "common.yaml#/components/responses/Fault"}
                    }
                  }
                }
              },
              "components": {
                "schemas": {
                  "Shirt": {
                    "type": "object",
                    "properties": {
                      "size": {"$ref": "common.yaml#/components/schemas/Size"},
                      "name": {"$ref": "common.yaml#/components/schemas/Name"},
                      "lid": {"$ref": "common.yaml#/components/schemas/Box/properties/lid"},
                      "whole": {"$ref": "whole.yaml"}
                    }
                  },
                  "Special": {
                    "allOf": [
                      {"$ref": "common.yaml#/components/schemas/Animal"},
                      {"type": "object", "properties": {"own": {"$ref": "named.yaml#/components/schemas/Root"}}}
                    ]
                  },
                  "Box_lid": {"type": "object", "properties": {"kind": {"$ref": "common.yaml#/components/schemas/Kinds"}}},
                  "ShirtRules": {
                    "x-constrains": "common.yaml#/components/schemas/Box",
                    "properties": {"lid": {"required": ["wide"]}}
                  }
                }
              }
            }
            """),
        EditedSpec.Of("orders.yaml", """
            {
              "openapi": "3.1.0",
              "info": {"title": "Orders", "version": "1"},
              "paths": {
                "/orders": {
                  "post": {
                    "operationId": "order",
                    "x-product": {"name": "film"},
                    "requestBody": {"$ref": "#/components/requestBodies/Order"},
                    "responses": {"204": {"description": "d"}}
                  }
                }
              },
              "components": {
                "requestBodies": {"Order": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}}},
                "schemas": {
                  "Order": {
                    "type": "object",
                    "properties": {"seconds": {"type": "integer"}, "name": {"$ref": "common.yaml#/components/schemas/Name"}}
                  },
                  "Offer": {"type": "object", "x-request": true, "properties": {"seconds": {"type": "integer"}}},
                  "Task": {
                    "type": "object",
                    "x-task": {"id": "/id", "status": "/state", "statuses": {"done": "succeeded"}},
                    "properties": {"id": {"type": "string"}, "state": {"type": "string"}}
                  }
                }
              }
            }
            """),
        EditedSpec.Of("shop.yaml", """
            {
              "openapi": "3.1.0",
              "info": {"title": "Shop", "version": "1"},
              "x-gateway": {"name": "shop"},
              "servers": [{"url": "https://shop.example"}],
              "paths": {
                "/tasks": {
                  "post": {
                    "operationId": "createTask",
                    "x-product": {"name": "film"},
                    "requestBody": {
                      "content": {"application/json": {"schema": {"$ref": "orders.yaml#/components/schemas/Order"}}}
                    },
                    "responses": {
                      "200": {
                        "description": "t",
                        "content": {"application/json": {"schema": {"$ref": "orders.yaml#/components/schemas/Task"}}},
                        "links": {"task": {"operationId": "getTask", "parameters": {"id": "$response.body#/id"}}}
                      }
                    }
                  }
                },
                "/tasks/{id}": {
                  "get": {
                    "operationId": "getTask",
                    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
                    "responses": {
                      "200": {
                        "description": "t",
                        "content": {"application/json": {"schema": {"$ref": "orders.yaml#/components/schemas/Task"}}}
                      }
                    }
                  }
                },
                "/shirts": {"$ref": "shirt.yaml#/paths/~1shirts"}
              },
              "components": {
                "schemas": {
                  "OrderRules": {
                    "x-constrains": "orders.yaml#/components/schemas/Order",
                    "properties": {"seconds": {"maximum": 10}, "name": {"default": "a"}}
                  }
                }
              }
            }
            """),
        EditedSpec.Of("hooks.yaml", """
            {
              "openapi": "3.1.0",
              "info": {"title": "Hooks", "version": "1"},
              "webhooks": {
                "done": {
                  "post": {
                    "requestBody": {
                      "content": {"application/json": {"schema": {"$ref": "orders.yaml#/components/schemas/Task"}}}
                    },
                    "responses": {"204": {"description": "d"}}
                  }
                },
                "failed": {
                  "post": {
                    "requestBody": {
                      "content": {
                        "application/json": {
                          "schema": {
                            "type": "object",
                            "properties": {"lid": {"$ref": "common.yaml#/components/schemas/Box/properties/lid"}}
                          }
                        }
                      }
                    },
                    "responses": {"204": {"description": "d"}}
                  }
                }
              },
              "components": {
                "schemas": {
                  "HooksBox": {
                    "allOf": [
                      {"$ref": "common.yaml#/components/schemas/Box"},
                      {
                        "type": "object",
                        "properties": {"lid": {"type": "object", "properties": {"more": {"type": "string"}}}}
                      }
                    ]
                  }
                }
              }
            }
            """),
    ];
}
