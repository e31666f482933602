console.log(JSON.stringify({"openapi": "3.1.0", "info": {"title": "Contest API", "version": "1.4.0"}, "paths": {"/contests": {"get": {"responses": {"200": {"description": "ok"}}}}}}));
